"""What lists write where a school should stand and is none: work units about which nobody is asked again."""
