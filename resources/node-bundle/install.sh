#!/bin/sh
# Puts this folder in place as /opt/hadir/releases/<version> and starts it as a service. Run it as root, from the unpacked
# archive. Run with a newer archive it replaces the version in use and keeps the one before: install.sh --back.
set -eu
root=${HADIR_INSTALL_ROOT:-}
here=$(dirname "$(readlink -f "$0")")
home="$root/opt/hadir"
current="$home/current"

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
		say "systemd does not run here; start it by hand: $home/current/bin/hadir serve"
	fi
}
# One rename, so that there is always a version in use.
point_to() {
	ln -s "releases/$1" "$current.new"
	mv -T "$current.new" "$current"
}
used_release() { if [ -L "$current" ]; then basename "$(readlink "$current")"; fi; }

[ "$(id -u)" = 0 ] || fail "run this as root: sudo ./install.sh"

if [ "${1:-}" = --back ]; then
	[ -f "$home/previous" ] || fail "there is no version before this one"
	previous=$(cat "$home/previous")
	[ -d "$home/releases/$previous" ] || fail "the version before, $previous, is no longer there"
	used_release >"$home/previous.new"
	point_to "$previous"
	mv "$home/previous.new" "$home/previous"
	say "back to $previous"
	restart_service
	exit 0
fi
[ $# -eq 0 ] || fail "unknown: $1. install.sh alone installs, install.sh --back returns to the version before"

release=$(basename "$here")
case $release in hadir-node-*) ;; *) fail "run this from the unpacked archive, in its own folder hadir-node-..." ;; esac
"$here/runtime/node" --version >/dev/null || fail "the Node in this archive does not run on this computer ($(uname -m))"

if [ -z "$root" ] && ! getent passwd hadir >/dev/null; then
	useradd --system --user-group --home-dir /var/lib/hadir --shell /usr/sbin/nologin hadir
fi
mkdir -p "$home/releases" "$root/etc/hadir" "$root/etc/systemd/system" "$root/usr/local/bin"
if [ "$here" != "$home/releases/$release" ]; then
	rm -rf "$home/releases/$release.new"
	cp -R "$here" "$home/releases/$release.new"
	chmod -R go-w "$home/releases/$release.new"
	if [ -z "$root" ]; then chown -R root:root "$home/releases/$release.new"; fi
	rm -rf "$home/releases/$release"
	mv "$home/releases/$release.new" "$home/releases/$release"
fi
before=$(used_release)
if [ -n "$before" ] && [ "$before" != "$release" ]; then echo "$before" >"$home/previous"; fi
point_to "$release"

if [ ! -f "$root/etc/hadir/hadir.env" ]; then
	cp "$here/resources/node-bundle-settings.env" "$root/etc/hadir/hadir.env"
fi
if [ -z "$root" ]; then
	install -d -o hadir -g hadir -m 0700 /var/lib/hadir
	chown root:hadir /etc/hadir/hadir.env
fi
chmod 0640 "$root/etc/hadir/hadir.env"
cp "$here/resources/systemd/hadir.service" "$root/etc/systemd/system/hadir.service"
ln -sf /opt/hadir/current/bin/hadir "$root/usr/local/bin/hadir"

# The version in use and the one before it stay; older ones go.
for old in "$home"/releases/hadir-node-*; do
	name=$(basename "$old")
	if [ "$name" != "$release" ] && [ "$name" != "$(cat "$home/previous" 2>/dev/null || true)" ]; then rm -rf "$old"; fi
done
say "$release is in place"
restart_service
