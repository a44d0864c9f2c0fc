"""Images of editors: found, measured, made smaller, without what a camera or a program wrote into them."""
