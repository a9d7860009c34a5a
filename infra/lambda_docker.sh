#!/bin/bash
# A Docker engine of our own and an image like Lambda's, from Debian's packages alone: no registry of images is asked.
#   lambda_docker.sh up      start the engine (as root; installs docker.io and debootstrap by apt-get)
#   lambda_docker.sh image   make the image and print its name
#   lambda_docker.sh down    stop the engine
#   lambda_docker.sh with COMMAND…  run a command that needs an engine: with the one that answers, or with ours, started
#                            for it; LAMBDA_IMAGE is our image then, and else empty: SAM pulls Lambda's own
# Everything lies in build/docker; DOCKER_HOST is unix://…/build/docker/docker.sock.
set -euo pipefail
cd "$(dirname "$0")/.."

home=$PWD/build/docker
root=$home/root
name=plotlink-lambda:python3.13
theirs=${DOCKER_HOST:-} # an engine that answers already
export DOCKER_HOST=unix://$home/docker.sock

up() {
  if ! { command -v dockerd && command -v debootstrap; } > /dev/null; then
    apt-get update -qq
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq --no-install-recommends docker.io debootstrap iptables > /dev/null
  fi
  mkdir -p "$home"
  docker version > /dev/null 2>&1 && return
  # Without iptables: the containers need no network but the host's loopback, and the host's firewall stays as it is.
  setsid dockerd --host "$DOCKER_HOST" --data-root "$home/data" --exec-root "$home/exec" --pidfile "$home/docker.pid" \
    --iptables=false --ip6tables=false > "$home/dockerd.log" 2>&1 < /dev/null &
  for _ in $(seq 60); do
    docker version > /dev/null 2>&1 && return
    sleep 0.5
  done
  tail -5 "$home/dockerd.log" >&2
  exit 1
}

# Debian's Python 3.13 with Lambda's runtime client, laid out as AWS's base image is.
image() {
  echo $name
  docker image inspect $name > /dev/null 2>&1 && return
  if [ ! -x "$root/usr/bin/python3.13" ]; then
    mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/debian.sources 2> /dev/null | head -1)
    mirror=${mirror:-$(awk '$1 == "deb" { print $(/^deb \[/ ? 3 : 2); exit }' /etc/apt/sources.list)}
    script=/usr/share/debootstrap/scripts/trixie
    [ -e $script ] || script=/usr/share/debootstrap/scripts/sid
    debootstrap --variant=minbase --include=python3.13,ca-certificates trixie "$root" "$mirror" $script \
      > "$home/debootstrap.log" 2>&1 || { tail -5 "$home/debootstrap.log" >&2; exit 1; }
  fi
  mkdir -p "$root"/var/{task,lang/bin} "$root/opt"
  ln -sf /usr/bin/python3.13 "$root/var/lang/bin/python3.13"
  cp -R build/ric "$root/var/runtime"
  cat > "$root/var/runtime/bootstrap" << 'END'
#!/bin/sh
export PYTHONPATH="/var/task:/var/runtime" LAMBDA_TASK_ROOT=/var/task
exec /var/lang/bin/python3.13 -m awslambdaric "$_HANDLER"
END
  chmod 755 "$root/var/runtime/bootstrap"
  tar -C "$root" --numeric-owner --exclude='./var/cache/apt/archives/*.deb' --exclude='./var/lib/apt/lists/*' -c . |
    docker import -c 'ENV LAMBDA_TASK_ROOT=/var/task LANG=C.UTF-8 TZ=:UTC PATH=/var/lang/bin:/usr/bin:/bin' \
      -c 'WORKDIR /var/task' - $name > /dev/null
}

down() {
  containers=$(docker ps -aq --filter label=sam.cli.container.type=lambda)
  [ -z "$containers" ] || docker rm -f $containers > /dev/null
  kill "$(cat "$home/docker.pid")"
  for _ in $(seq 40); do
    [ -e "$home/docker.pid" ] || break
    sleep 0.5
  done
  ip link del docker0 2> /dev/null || true # the engine leaves its bridge behind
}

with() {
  if DOCKER_HOST=$theirs docker info > /dev/null 2>&1; then
    DOCKER_HOST=$theirs exec "$@"
  fi
  up
  trap down EXIT
  LAMBDA_IMAGE=$(image)
  export LAMBDA_IMAGE
  "$@"
}

"$@"
