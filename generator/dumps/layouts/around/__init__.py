"""What stands around the articles of a text: small talk between them, indexes of their days and addresses."""
