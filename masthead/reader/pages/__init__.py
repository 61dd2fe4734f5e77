"""One module for each kind of page: from the database to the view model that its template shows."""
