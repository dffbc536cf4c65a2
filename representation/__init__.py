"""What the program does, free of Streamlit outside `representation.ui`."""
