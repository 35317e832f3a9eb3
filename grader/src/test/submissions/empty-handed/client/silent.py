import threading

from connecting import connected

with connected():
    threading.Event().wait()
