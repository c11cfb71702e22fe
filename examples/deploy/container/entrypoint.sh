#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What follows the image's name is a command of the registry, a configuration file to serve, or any
# other program.
set -eu
case ${1:-} in
  *.yml | *.yaml) set -- registry serve "$@" ;;
  serve | config | drivers | htpasswd | archive | garbage-collect | help | -*) set -- registry "$@" ;;
esac
exec "$@"
