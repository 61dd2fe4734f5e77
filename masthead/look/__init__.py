"""How the paper looks: base template, components, styles, fonts, icons and the plain data they show."""
