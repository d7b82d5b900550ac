export const attendance = {
	title: "Hari ini",
	column: { time: "Jam", name: "Nama", direction: "Arah", method: "Cara" },
	summary: {
		people: "Orang hadir",
		peopleHelp: "yang absen hari ini",
		inside: "Sedang di kantor",
		insideHelp: "absen terakhir: masuk",
		events: "Catatan absen",
		eventsHelp: "hari ini",
	},
	sync: {
		not_configured: "HRIS belum dihubungkan. Absen tersimpan di kiosk.",
		allDelivered: "Semua absen sudah sampai di {{host}}.",
		waiting_other: "{{count}} absen menunggu dikirim.",
		offline_other: "Jaringan terputus. {{count}} absen tersimpan dan menunggu dikirim.",
		offlineNone: "Jaringan terputus. Absen tetap tersimpan di kiosk.",
		deadLetters_other: "{{count}} absen ditolak HRIS. Lihat Pengaturan.",
		justDelivered: "Terakhir terkirim baru saja.",
		lastDelivered: "Terakhir terkirim {{ago}}.",
	},
	empty: { title: "Belum ada absen hari ini", text: "Absen muncul di sini begitu seseorang dikenali." },
} as const;
