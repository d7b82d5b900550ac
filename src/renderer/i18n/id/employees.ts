export const employees = {
	title: "Karyawan",
	count_other: "{{count, number}} orang terdaftar",
	found_other: "{{count, number}} ditemukan",
	search: "Cari nama atau nomor",
	clearSearch: "Hapus pencarian",
	onlyReenroll: "Perlu daftar ulang ({{count, number}})",
	enroll: "Daftarkan karyawan",
	column: { name: "Nama", templates: "Templat", since: "Terdaftar", actions: "Tindakan" },
	templates_other: "{{count}} templat",
	reenrollNeeded: "Perlu daftar ulang",
	reenrollHelp: "Templat dibuat dengan model lain dan tidak dapat dicocokkan.",
	reenroll: "Daftar ulang",
	remove: "Hapus {{name}}",
	removeDialog: {
		title: "Hapus {{name}}?",
		text_other:
			"{{count}} templat wajah dihapus dari perangkat ini untuk selamanya. {{name}} tidak dikenali lagi di kiosk. Catatan presensi yang sudah ada tetap tersimpan.",
		textNone: "{{name}} dihapus dari daftar karyawan kiosk ini. Catatan presensi yang sudah ada tetap tersimpan.",
		confirm: "Hapus",
		removing: "Menghapus…",
	},
	removed: "{{name}} sudah dihapus.",
	empty: {
		title: "Belum ada karyawan",
		text: "Daftarkan orang pertama. Prosesnya kurang dari satu menit.",
	},
	notFound: { title: "Tidak ada yang cocok", text: "Coba nama atau nomor yang lain." },
} as const;
