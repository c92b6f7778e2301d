"""What keeps a county's home safe (保管): who may open it, the trail, copies, a look at it all."""
