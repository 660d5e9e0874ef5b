"""What maintains the project: catalogues, generated pages, the form's template."""
