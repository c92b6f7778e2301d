"""A field to type in, run by the bundle's interpreter: prints what stands in it after a while."""

import sys

from xinfang_desk.system import choose_input_method

choose_input_method()

from PySide6.QtCore import QTimer  # noqa: E402  # the input method is chosen before Qt is loaded
from PySide6.QtWidgets import QApplication, QLineEdit  # noqa: E402

app = QApplication(sys.argv)
field = QLineEdit()
field.setWindowTitle("typed")
field.resize(500, 60)
field.show()
field.setFocus()
QTimer.singleShot(int(sys.argv[1]), app.quit)
app.exec()
print(field.text())
