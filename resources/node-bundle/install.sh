#!/bin/sh
# Puts this folder in place as /opt/hadir/versions/<version> and starts it as a service. Run it as root, from the unpacked
# archive. Run with a newer archive it replaces the version in use and keeps the one before: install.sh --back.
set -eu
root=${HADIR_INSTALL_ROOT:-}
here=$(dirname "$(readlink -f "$0")")
home="$root/opt/hadir"

say() { echo "hadir: $*"; }
fail() {
	echo "hadir: $*" >&2
	exit 1
}
# Of this computer, not of a folder that something is put into.
has_systemd() { [ -z "$root" ] && [ -d /run/systemd/system ]; }
restart_service() {
	if has_systemd; then
		systemctl daemon-reload
		systemctl enable hadir.service
		systemctl restart hadir.service
		say "the service runs: systemctl status hadir"
	else
		say "systemd does not run here; start it by hand: $home/bin/hadir serve"
	fi
}
# By one rename, so that a link always names a whole version.
point() {
	rm -f "$home/.$1.new"
	ln -s "versions/$2" "$home/.$1.new"
	mv -T "$home/.$1.new" "$home/$1"
}
version_of() { if [ -L "$home/$1" ]; then basename "$(readlink "$home/$1")"; fi; }
use() {
	point proven "$1"
	point current "$1"
}

[ "$(id -u)" = 0 ] || fail "run this as root: sudo ./install.sh"

if [ "${1:-}" = --back ]; then
	previous=$(version_of previous)
	[ -n "$previous" ] && [ -d "$home/versions/$previous" ] || fail "there is no version before this one"
	current=$(version_of current)
	use "$previous"
	point previous "$current"
	say "back to $previous"
	restart_service
	exit 0
fi
[ $# -eq 0 ] || fail "unknown: $1. install.sh alone installs, install.sh --back returns to the version before"

version=$(sed -n 's|^\s*"version": "\(.*\)",$|\1|p' "$here/package.json" | head -n 1)
[ -n "$version" ] && [ -f "$here/launch.json" ] || fail "run this from the unpacked archive with the Node host"
"$here/runtime/node" --version >/dev/null || fail "the Node in this archive does not run on this computer ($(uname -m))"

if [ -z "$root" ] && ! getent passwd hadir >/dev/null; then
	useradd --system --user-group --home-dir /var/lib/hadir --shell /usr/sbin/nologin hadir
fi
mkdir -p "$home/versions" "$home/bin" "$root/etc/hadir" "$root/etc/systemd/system" "$root/usr/local/bin"
if [ "$here" != "$home/versions/$version" ]; then
	rm -rf "$home/versions/.$version.part"
	cp -R "$here" "$home/versions/.$version.part"
	chmod -R go-w "$home/versions/.$version.part"
	rm -rf "$home/versions/$version"
	mv "$home/versions/.$version.part" "$home/versions/$version"
fi
before=$(version_of current)
if [ -n "$before" ] && [ "$before" != "$version" ]; then point previous "$before"; fi
use "$version"
cp "$here/bin/hadir" "$home/bin/.hadir.new"
mv "$home/bin/.hadir.new" "$home/bin/hadir"

if [ ! -f "$root/etc/hadir/hadir.env" ]; then
	cp "$here/resources/node-bundle-settings.env" "$root/etc/hadir/hadir.env"
fi
if [ -z "$root" ]; then
	install -d -o hadir -g hadir -m 0700 /var/lib/hadir
	chown root:hadir /etc/hadir/hadir.env
	# The host lays new versions beside its own once it has checked their signature, and sets the links to them. The sticky
	# bit lets it replace these and nothing else: what starts them stays root's.
	chown -R root:root "$home"
	chown -R hadir:hadir "$home/versions"
	chown root:hadir "$home"
	chmod 1775 "$home"
	for link in current proven previous; do
		if [ -L "$home/$link" ]; then chown -h hadir:hadir "$home/$link"; fi
	done
fi
chmod 0640 "$root/etc/hadir/hadir.env"
cp "$here/resources/systemd/hadir.service" "$root/etc/systemd/system/hadir.service"
ln -sf /opt/hadir/bin/hadir "$root/usr/local/bin/hadir"

# The version in use and the one before it stay; older ones go.
for old in "$home"/versions/*; do
	name=$(basename "$old")
	if [ "$name" != "$version" ] && [ "$name" != "$(version_of previous)" ]; then rm -rf "$old"; fi
done
say "$version is in place"
restart_service
