//! What the generator writes: one module for each tag of the document, and `types`.
