// Error texts in Indonesian. `title` says what happened, `action` what to do about it. {{name}} is filled from the error's data.
import type { ErrorCode } from "../../core/domain/errors.ts";

export interface ErrorText {
	readonly title: string;
	readonly action: string;
}

export const indonesianErrors = {
	VALIDATION_FAILED: {
		title: "Isian belum lengkap atau tidak sesuai: {{fields}}.",
		action: "Periksa isian itu lalu coba lagi.",
	},
	UNAUTHENTICATED: {
		title: "Kunci API tidak ada atau salah.",
		action: "Sertakan kunci yang benar pada header X-API-Key.",
	},
	FORBIDDEN: {
		title: "Anda tidak berwenang melakukan ini.",
		action: "Buka dengan PIN orang yang berwenang, atau minta bantuan administrator.",
	},
	NOT_FOUND: { title: "Alamat ini tidak ada.", action: "Lihat /docs untuk daftar alamat yang tersedia." },
	METHOD_NOT_ALLOWED: {
		title: "Metode ini tidak berlaku di alamat ini.",
		action: "Lihat /docs untuk metode yang tersedia.",
	},
	RATE_LIMITED: { title: "Terlalu banyak permintaan.", action: "Tunggu sebentar lalu coba lagi." },
	PAYLOAD_TOO_LARGE: { title: "Gambar terlalu besar.", action: "Kirim gambar paling besar 10 MB dan 20 megapiksel." },
	UNSUPPORTED_IMAGE: {
		title: "Berkas ini bukan gambar yang dapat dibaca.",
		action: "Kirim foto JPEG, PNG, atau WebP yang utuh.",
	},
	NO_FACE: {
		title: "Wajah tidak ditemukan pada gambar.",
		action: "Kirim foto yang menampilkan satu wajah dengan jelas dari depan.",
	},
	MULTIPLE_FACES: { title: "Ada beberapa wajah pada gambar.", action: "Kirim foto dengan satu orang saja." },
	LOW_QUALITY: {
		title: "Foto ini belum menampilkan wajah dengan cukup jelas.",
		action: "Ambil lagi dari dekat, dengan cahaya cukup dan tanpa bergerak.",
	},
	LIVENESS_REFUSED: {
		title: "Belum dapat dipastikan bahwa orangnya hadir langsung.",
		action: "Coba lagi di depan kamera, atau minta bantuan supervisor.",
	},
	NOT_RECOGNISED: {
		title: "Wajah ini belum dikenali.",
		action: "Coba lagi menghadap kamera, atau hubungi supervisor untuk mendaftar.",
	},
	EMPLOYEE_NOT_FOUND: { title: "Karyawan ini tidak terdaftar.", action: "Periksa nomor karyawannya." },
	CORRECTION_TOO_LATE: {
		title: "Presensi ini tidak bisa diubah lagi di sini.",
		action: "Minta supervisor untuk memperbaikinya.",
	},
	IDEMPOTENCY_KEY_REUSED: {
		title: "Idempotency-Key ini sudah dipakai untuk permintaan lain.",
		action: "Pakai kunci baru untuk setiap presensi; kunci yang sama hanya mengulang permintaan yang sama.",
	},
	QUESTION_OVER: {
		title: "Waktu untuk memilih sudah habis.",
		action: "Tidak ada yang dicatat. Lihat ke kamera sekali lagi.",
	},
	NAME_TAKEN: {
		title: "Nama ini sudah dipakai.",
		action: "Pilih nama lain.",
	},
	EMPLOYEE_EXISTS: {
		title: "Karyawan ini sudah terdaftar.",
		action: "Pilih daftar ulang untuk mengganti data wajahnya.",
	},
	CONSENT_REQUIRED: {
		title: "Persetujuan karyawan belum diberikan.",
		action: "Minta karyawan membaca dan menyetujui pemberitahuan lebih dulu.",
	},
	CONSENT_WITHDRAWN: {
		title: "Orang ini sudah menarik persetujuan atas penggunaan wajahnya.",
		action: "PIN atau kartu tetap dapat dipakai. Untuk wajah, minta persetujuan baru lebih dulu di halaman orangnya.",
	},
	ENROLLMENT_NOT_ACTIVE: {
		title: "Pendaftaran ini sudah berakhir.",
		action: "Mulai pendaftaran dari awal; belum ada yang disimpan.",
	},
	ENROLLMENT_INCOMPLETE: { title: "Belum semua pose diambil.", action: "Selesaikan kelima pose lalu simpan." },
	NETWORK_ADDRESS_MISSING: {
		title: "Kiosk ini tidak tersambung ke jaringan.",
		action: "Sambungkan kabel jaringan atau Wi-Fi kantor ke kiosk, lalu coba lagi.",
	},
	DEVICE_CODE_INCORRECT: {
		title: "Kode ini tidak cocok.",
		action: "Lihat lagi kode di layar kiosk. Sisa percobaan: {{remainingAttempts}}.",
	},
	DEVICE_CODE_OVER: {
		title: "Kode ini sudah tidak berlaku.",
		action: "Minta supervisor menampilkan kode baru di kiosk.",
	},
	SETUP_REQUIRED: { title: "Kiosk belum disiapkan.", action: "Selesaikan langkah awal di layar kiosk." },
	SETUP_ALREADY_DONE: { title: "Kiosk sudah disiapkan.", action: "Ubah setelan lewat area supervisor." },
	PIN_INCORRECT: { title: "PIN salah.", action: "Sisa percobaan: {{remainingAttempts}}." },
	PIN_LOCKED: { title: "PIN dikunci sementara.", action: "Coba lagi dalam {{retryAfterSeconds}} detik." },
	PIN_NOT_ACCEPTED: {
		title: "Nomor karyawan atau PIN belum cocok.",
		action: "Periksa keduanya lalu coba lagi, atau minta bantuan supervisor.",
	},
	PIN_TOO_EASY: {
		title: "PIN ini terlalu mudah ditebak.",
		action: "Pilih angka lain yang tidak berurutan atau berulang.",
	},
	PIN_TAKEN: { title: "PIN ini tidak dapat dipakai di sini.", action: "Pilih PIN lain." },
	LAST_ADMINISTRATOR: {
		title: "Ini administrator yang terakhir.",
		action: "Jadikan orang lain administrator lebih dulu.",
	},
	LIMIT_REACHED: { title: "Sudah ada {{limit}}.", action: "Hapus satu yang tidak dipakai lagi." },
	RECOVERY_KIT_MISSING: {
		title: "Kiosk ini belum punya kode pemulihan yang berlaku.",
		action: "Administrator lain dapat membuka kunci. Tanpa itu, lihat panduan keamanan.",
	},
	RECOVERY_KIT_OVER: {
		title: "Kode ini sudah tidak dapat diperiksa.",
		action: "Buat kode pemulihan baru, lalu tulis atau cetak sekali lagi.",
	},
	RECOVERY_CHECK_FAILED: {
		title: "Kelompok {{positions}} tidak sama dengan kode yang ditampilkan.",
		action: "Lihat kertas Anda, lalu ketik lagi. Kalau salah tulis, tampilkan kodenya sekali lagi.",
	},
	RECOVERY_CODE_WRONG: {
		title: "Kode ini bukan kode pemulihan kiosk ini.",
		action: "Pastikan nomor kertasnya sama. Sisa percobaan: {{remainingAttempts}}.",
	},
	RECOVERY_LOCKED: {
		title: "Kode pemulihan dikunci sementara.",
		action: "Coba lagi dalam {{retryAfterSeconds}} detik.",
	},
	BADGE_NOT_ACCEPTED: {
		title: "Kartu ini tidak berlaku di sini.",
		action: "Tunjukkan kartu dari kantor ini, atau minta bantuan supervisor.",
	},
	BADGE_REVOKED: {
		title: "Kartu ini sudah tidak berlaku.",
		action: "Gunakan kartu yang baru, atau minta kartu baru kepada supervisor.",
	},
	PUNCH_METHOD_OFF: { title: "Cara presensi ini tidak dipakai di kiosk ini.", action: "Gunakan cara lain." },
	SESSION_EXPIRED: { title: "Sesi supervisor sudah berakhir.", action: "Masukkan PIN lagi." },
	ENGINE_RESTARTED: { title: "Pengenal wajah baru saja dimulai ulang.", action: "Coba lagi sekarang." },
	ENGINE_UNAVAILABLE: { title: "Pengenal wajah belum siap.", action: "Tunggu sebentar lalu coba lagi." },
	NOT_READY: {
		title: "Kiosk belum siap: {{reasons}}.",
		action: "Tunggu sebentar. Bila tetap begitu, jalankan npm run doctor di sana atau buka halaman kesehatannya.",
	},
	MODELS_MISSING: {
		title: "Berkas model pengenal wajah belum terpasang.",
		action: "Jalankan: npm run models -- install default",
	},
	MODEL_ALTERED: {
		title: "Berkas model {{file}} berubah atau rusak.",
		action: "Pasang ulang dengan: npm run models -- install default",
	},
	STORAGE_UNAVAILABLE: {
		title: "Data Hadir tidak dapat dibaca atau disimpan. Tidak ada yang tersimpan.",
		action: "Hubungi administrator: disk mungkin penuh, atau folder data tidak dapat dipakai.",
	},
	DATABASE_TOO_NEW: {
		title: "Basis data dibuat oleh versi Hadir yang lebih baru.",
		action: "Pasang versi itu, atau pulihkan cadangan dari versi ini.",
	},
	DATA_FOLDER_IN_USE: {
		title: "Folder data sedang dipakai oleh Hadir yang lain.",
		action: "Tutup yang lain, atau pilih folder lain dengan HADIR_DATA_DIR.",
	},
	SECRET_UNAVAILABLE: {
		title: "Kunci penyimpanan tidak dapat dibuka.",
		action: "Pulihkan folder kunci dari cadangan; tanpa kunci itu data wajah tidak terbaca.",
	},
	DATABASE_DAMAGED: {
		title: "Basis data Hadir rusak. Presensi tidak dapat dicatat.",
		action: "Minta administrator memulihkan cadangan terakhir; caranya ada di docs/backup.md.",
	},
	KIOSK_MOVED: {
		title: "Kiosk ini sudah dipindahkan ke komputer lain.",
		action: "Gunakan kiosk di sana. Untuk kembali ke sini, jalankan npm run move-in dengan berkasnya.",
	},
	BACKUP_UNREADABLE: {
		title: "Berkas ini bukan cadangan Hadir yang utuh.",
		action: "Pilih cadangan lain, atau salin ulang dari tempat penyimpanannya.",
	},
	BACKUP_LOCKED: {
		title: "Cadangan ini tidak terbuka dengan itu.",
		action: "Periksa kode pemulihan atau frasa sandi, lalu coba lagi.",
	},
	KEYS_CHANGING: {
		title: "Kunci sedang diganti, jadi cadangan belum dapat dibuat.",
		action: "Tunggu sampai Kunci dan pemulihan menyatakan selesai, lalu coba lagi.",
	},
	BACKUP_UNDER_WAY: { title: "Cadangan sedang dibuat.", action: "Tunggu sampai selesai, lalu coba lagi." },
	UPDATE_FAILED: {
		title: "Pembaruan gagal.",
		action:
			"Tidak ada yang berubah: kiosk tetap memakai versi ini dan mencoba lagi sendiri. Sebabnya ada di Pengaturan, Pembaruan.",
	},
	UPDATE_NOT_POSSIBLE: {
		title: "Tidak ada yang dapat diperbarui di sini.",
		action: "Lihat Pengaturan, Pembaruan: di sana tertulis apa yang kurang.",
	},
	CONFIG_INVALID: {
		title: "Konfigurasi tidak sesuai: {{fields}}.",
		action: "Perbaiki config.json atau variabel HADIR_* lalu mulai lagi.",
	},
	HOST_ACTION_REFUSED: {
		title: "Komputer ini tidak mengizinkannya dari kiosk.",
		action: "Lakukan dari menu komputer itu sendiri, atau minta hak kepada yang memasang komputer ini.",
	},
	HRIS_ADDRESS_INVALID: {
		title: "Alamat atau rahasia HRIS tidak sesuai.",
		action: "Gunakan alamat http:// atau https:// yang lengkap dan rahasia whsec_ yang utuh.",
	},
	INTERNAL: {
		title: "Terjadi kesalahan di dalam Hadir.",
		action: "Coba lagi. Bila berulang, sampaikan kode {{requestId}} kepada administrator.",
	},
} as const satisfies Record<ErrorCode, ErrorText>;
