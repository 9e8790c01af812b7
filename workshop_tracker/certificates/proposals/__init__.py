"""Spellings that holders propose for the name on their paper; `handout.corrections` keeps and answers them."""
