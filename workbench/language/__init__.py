"""What a text says: fold, sentences, stems, times, quantities, names, clauses. No I/O."""
