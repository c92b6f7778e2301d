"""The reader of identity cards (身份证读卡器): frames, what a card says, the dialogue, and a simulator."""
