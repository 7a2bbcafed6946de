"""GOV.UK components, form fields and the shell around every page; no models."""
