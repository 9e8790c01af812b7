"""Tests of the design "surat_keterangan"."""
