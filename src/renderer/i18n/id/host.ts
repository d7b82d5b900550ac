// Leaving the kiosk, restarting it, switching its computer off.
export const host = {
	title: "Tutup dan mulai ulang",
	text: "Presensi yang sudah tercatat aman di disk kiosk ini. Setiap tindakan dicatat di jejak audit.",
	none: "Kiosk ini dijalankan oleh program lain, jadi tidak bisa ditutup atau dimulai ulang dari sini.",
	waitingNone: "Tidak ada presensi yang menunggu dikirim.",
	waiting_other: "{{count}} presensi yang menunggu tetap tersimpan dan dikirim setelah aplikasi berjalan lagi.",
	accepted: "Sedang dikerjakan. Layar ini sebentar lagi berganti.",
	action: {
		leaveKiosk: {
			button: "Keluar dari kiosk",
			help: "Menutup Hadir dan menampilkan layar komputer. Presensi berhenti sampai Hadir dijalankan lagi.",
			title: "Keluar dari kiosk?",
			ask: "Hadir ditutup dan layar komputer tampil. Tidak ada yang bisa presensi sampai Hadir dijalankan lagi.",
			confirm: "Keluar",
		},
		restartApp: {
			button: "Mulai ulang aplikasi",
			help: "Menutup Hadir lalu membukanya lagi, kurang dari satu menit. Coba ini dulu bila ada yang macet.",
			title: "Mulai ulang aplikasi?",
			ask: "Hadir ditutup lalu terbuka lagi dengan sendirinya, kurang dari satu menit. Selama itu presensi menunggu.",
			confirm: "Mulai ulang",
		},
		restartComputer: {
			button: "Mulai ulang komputer",
			help: "Menyalakan ulang komputer, beberapa menit. Hadir terbuka lagi bila diatur jalan saat komputer menyala.",
			title: "Mulai ulang komputer?",
			ask: "Komputer dimulai ulang, beberapa menit. Hadir terbuka lagi hanya bila diatur jalan saat komputer menyala.",
			confirm: "Mulai ulang komputer",
		},
		shutDownComputer: {
			button: "Matikan komputer",
			help: "Mematikan komputer. Menyalakannya lagi harus dengan tombol di komputer itu.",
			title: "Matikan komputer?",
			ask: "Komputer mati. Tidak ada yang bisa presensi sampai seseorang menyalakannya lagi dengan tombolnya.",
			confirm: "Matikan komputer",
		},
	},
} as const;
