from connecting import connected

connected().close()
