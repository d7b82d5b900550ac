export const setup = {
	steps: { language: "Bahasa", pin: "PIN", camera: "Kamera", kiosk: "Kiosk", hris: "HRIS", ready: "Siap" },
	stepOf: "Langkah {{step}} dari {{total}}",
	language: {
		title: "Selamat datang di Hadir",
		text: "Pilih bahasa layar. Bahasa dapat diganti kapan saja di Pengaturan.",
	},
	pin: {
		title: "Buat PIN supervisor",
		text: "PIN ini membuka pendaftaran, daftar karyawan, dan pengaturan. Pilih 4 sampai 12 angka.",
		repeatTitle: "Ketik PIN sekali lagi",
		done: "PIN sudah dibuat",
		doneText: "Simpan baik-baik. Hanya supervisor yang boleh tahu.",
		change: "Ganti PIN",
	},
	camera: {
		title: "Pilih kamera",
		text: "Pasang kamera setinggi mata. Berdirilah di depan kiosk dan lihat apakah wajah Anda jelas.",
	},
	kiosk: {
		title: "Beri nama kiosk ini",
		text: "Nama ini tampil di layar dan membedakan kiosk ini dari yang lain.",
		label: "Nama kiosk",
		example: "Pintu utama",
		empty: "Isi nama kiosk.",
	},
	hris: {
		title: "Hubungkan ke HRIS",
		text: "Presensi selalu tersimpan aman di kiosk ini. Dengan HRIS terhubung, presensi juga dikirim ke sana.",
		now: "Hubungkan sekarang",
		later: "Nanti saja",
		laterHelp: "Anda dapat mengisinya di Pengaturan. Tidak ada presensi yang hilang.",
	},
	finish: "Selesai",
	saving: "Menyimpan…",
	ready: {
		title: "Hadir siap dipakai",
		text: "Berikutnya, daftarkan karyawan pertama. Caranya: ketuk tombol supervisor di layar kiosk lalu masukkan PIN.",
		open: "Buka kiosk",
	},
} as const;
