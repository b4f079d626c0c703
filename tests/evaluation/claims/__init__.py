"""Claims, accounts and quotations beside what readers who did not know the program made of the same documents."""
