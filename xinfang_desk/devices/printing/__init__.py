"""Printing (打印): the print system of this machine, rolls that take dots, and pages made to fit."""
