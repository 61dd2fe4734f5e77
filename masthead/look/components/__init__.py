"""One folder for each component: template, styles, examples."""
