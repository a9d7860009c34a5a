"""What draws and reckons beside the datasets; the folder is the registry."""
