"""What is known of each newspaper, one file each."""
