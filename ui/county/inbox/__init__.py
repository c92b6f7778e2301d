"""What comes in and goes out (收文): files from the desks, the desks themselves, receipts proved."""
