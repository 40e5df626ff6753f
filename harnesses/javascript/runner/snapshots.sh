# At image build: make the snapshots, one for each memory limit that problems usually have.
set -e
home=/usr/lib/gavel/javascript
mkdir $home/snapshots
cd $home/snapshots
$home/start processor > processor
for memory in 32 64 96 128 192 256 384 512 768 1024 1536 2048; do
    node --stack-size=60000 --max-old-space-size=$memory --no-warnings --snapshot-blob $memory.blob --build-snapshot $home/snapshot.js
done
# With and without one: a program that says whether it has.
cd "$(mktemp -d)"
echo 'console.log(process.execArgv.includes("--snapshot-blob"))' > program.js
test "$($home/start 256 program.js) $($home/start 257 program.js)" = "true false"
rm -r "$PWD"
