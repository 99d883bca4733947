"""What is true: values and functions that know no vendor, no file and no clock."""
