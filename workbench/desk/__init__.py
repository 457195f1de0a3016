"""What a reviewer does, one function a deed. The only room that joins the rooms below."""
