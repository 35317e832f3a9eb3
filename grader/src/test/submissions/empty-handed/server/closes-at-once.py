from listening import serve_everybody

serve_everybody(lambda sock: None)
