"""Pictures made at build time: social cards and icons, from the theme's own fonts and colours."""
