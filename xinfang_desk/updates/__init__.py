"""Updates of the program by the same stick (程序更新): looked at by everybody, installed by who may."""
