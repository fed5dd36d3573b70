#!/bin/sh
# Gets the peers from npm and Debian and builds what has to be built. Nothing is installed.
#   bench/Phasa.Bench/Peers/native/build.sh DIR && PHASA_BENCH_PEERS=DIR dotnet run -c Release --project bench/Phasa.Bench -- peers
# Needs npm, node, g++, apt-get, dpkg, and BLAS and LAPACK (libblas-dev, liblapack-dev). A peer that fails is left out.
set -u
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1" || exit 1
npm init -y >/dev/null 2>&1
npm install --ignore-scripts --silent usearch@2.25.3 hnswlib-node@3.0.0 sqlite-vec-linux-x64@0.1.9
cp "$here/usearch.cjs" .
g++ -O3 -march=native -DNDEBUG -shared -fPIC -I node_modules/hnswlib-node/src/hnswlib -I node_modules/hnswlib-node/src \
  "$here/hnswlib.cpp" -o hnswlib.so || echo "hnswlib was not built" >&2
apt-get download libfaiss-dev >/dev/null 2>&1 && dpkg -x libfaiss-dev_*.deb faiss
g++ -O3 -march=native -DNDEBUG -shared -fPIC -fopenmp -I faiss/usr/include "$here/faiss.cpp" \
  -Wl,--whole-archive faiss/usr/lib/x86_64-linux-gnu/libfaiss.a -Wl,--no-whole-archive -lblas -llapack -o faiss.so || echo "FAISS was not built" >&2
ls -l ./*.so usearch.cjs
