#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes a certificate for a registry, signed by a certificate authority of its own.
#
#   certificates.sh DIRECTORY NAME...
#
# Each NAME is a host name or an address that clients or a balancer use. DIRECTORY gets
#   ca.crt      what clients trust: on Docker hosts /etc/docker/certs.d/NAME:PORT/ca.crt
#   ca.key      signs certificates; keep it off the registry's machines
#   registry.crt, registry.key   http.tls.certificate and http.tls.key
# An authority that is there is used again, so clients need nothing new when the certificate is
# renewed or gets another name. A running registry takes the new files by itself.
set -eu
umask 077

[ $# -ge 2 ] || { echo "usage: $0 DIRECTORY NAME..." >&2; exit 2; }
directory=$1
shift

names=
for name in "$@"; do
  case $name in
    *[!0-9A-Za-z.:*-]*) echo "$0: not a host name or an address: $name" >&2; exit 2 ;;
    *:*) names=$names,IP:$name ;;
    *[!0-9.]*) names=$names,DNS:$name ;;
    *) names=$names,IP:$name ;;
  esac
done
names=${names#,}

mkdir -p "$directory"
cd "$directory"
work=$(mktemp -d ./.new.XXXXXX)
trap 'rm -rf "$work"' EXIT

if [ ! -e ca.key ]; then
  openssl ecparam -name prime256v1 -genkey -noout -out "$work/ca.key"
  openssl req -x509 -new -sha256 -days 3650 -key "$work/ca.key" -out "$work/ca.crt" \
    -subj "/CN=Registry authority of $(hostname) $(date +%Y-%m-%d)" \
    -addext keyUsage=critical,keyCertSign,cRLSign
  chmod 644 "$work/ca.crt"
  mv "$work/ca.crt" "$work/ca.key" .
fi

openssl ecparam -name prime256v1 -genkey -noout -out "$work/registry.key"
# names that count are those below; the subject is for people
openssl req -new -sha256 -key "$work/registry.key" -subj "/CN=registry" -out "$work/request"
cat >"$work/extensions" <<END
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = $names
END
openssl x509 -req -sha256 -days 365 -in "$work/request" -extfile "$work/extensions" \
  -CA ca.crt -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" -out "$work/registry.crt" 2>/dev/null
openssl verify -CAfile ca.crt "$work/registry.crt" >/dev/null
chmod 644 "$work/registry.crt"
mv "$work/registry.key" registry.key
mv "$work/registry.crt" registry.crt
echo "$directory: a certificate for $names until $(openssl x509 -in registry.crt -noout -enddate | cut -d= -f2)"
