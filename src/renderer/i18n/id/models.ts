export const models = {
	title: "Model wajah",
	recognition: "Dikenali dengan",
	recognitionHelp: "Model yang membedakan wajah. Model lain perlu templat sendiri, jadi ditanyakan dulu.",
	recognitionOnly: "Satu-satunya model yang terpasang. Model lain dipasang dengan: npm run models.",
	unmeasured: "Ambang model ini belum diukur. Ukur dulu dengan foto karyawan Anda.",
	nonCommercial: "Lisensi model ini melarang pemakaian untuk usaha.",
	switchDialog: {
		title: "Ganti model?",
		text: "Model lain tidak bisa membaca templat yang ada. Templatnya tetap disimpan dan dipakai lagi jika Anda kembali ke model ini.",
		confirm: "Ganti model",
	},
	mustEnroll: {
		title_other: "{{count}} orang harus didaftarkan ulang",
		text: "Model yang dipakai tidak punya templat mereka: {{names}}.",
		more: "{{names}}, dan {{count}} lainnya",
	},
	crops: {
		label: "Simpan foto wajah saat pendaftaran",
		privacy:
			"Potongan kecil foto wajah disimpan terenkripsi di perangkat ini saja, supaya tidak ada yang perlu didaftarkan ulang jika modelnya diganti. Foto tidak dikirim, tidak diekspor, dan terhapus bersama orangnya. Beri tahu karyawan sebelum menyalakannya.",
		stored_other: "{{count, number}} foto tersimpan",
		none: "Belum ada foto tersimpan",
		eraseDialog: {
			title: "Hapus foto yang tersimpan?",
			text_other: "{{count}} foto dihapus dari perangkat ini dan tidak bisa dikembalikan. Templat tetap ada.",
			confirm: "Hapus foto",
		},
	},
	reembed: {
		waiting_other: "{{count, number}} foto belum dibuat templatnya untuk model ini.",
		start: "Buat templat dari foto",
		resume: "Lanjutkan",
		progress: "{{done}} dari {{total}} foto",
		finished_other: "{{count}} templat dibuat dari foto.",
		failed_other: "{{count}} foto tidak bisa dipakai.",
		interrupted: "Terhenti. Yang sudah selesai tetap tersimpan.",
	},
};
