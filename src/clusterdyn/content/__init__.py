"""The workbook's texts: catalogue of questions, glossary, cases, guides and the course."""
