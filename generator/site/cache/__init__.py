"""What builds remember: that nothing has changed since the last one."""
