"""Reports of a year and a month (年报、月报): one outline, set as DOCX to be written on, and as PDF."""
