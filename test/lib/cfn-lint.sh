#!/bin/sh
# Synthesizes all three stages as a deployer does, with no network to reach, and one with all optional settings, and checks
# the templates with cfn-lint.
# Usage: sh test/lib/cfn-lint.sh
# Needs python3 with venv, and PyPI: cfn-lint is installed in a folder that goes again.
set -eu
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for stage in dev staging prod; do
  echo "synthesizing $stage"
  env --ignore-environment PATH="$PATH" HOME="$work" HTTPS_PROXY=http://127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:9 \
    node_modules/.bin/cdk synth -c stage="$stage" -c alarmEmail=desk@example.org --no-notices --quiet --output "$work/$stage"
done

echo "synthesizing a stage with all optional settings"
mkdir "$work/all"
node_modules/.bin/node test/lib/print-template.ts > "$work/all/all.template.json"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cfn-lint==1.58.0
# W3005: CDK writes down a dependency on a role that the reference to it implies already.
"$work/venv/bin/cfn-lint" --ignore-checks W3005 -- "$work"/*/*.template.json
echo "cfn-lint finds nothing in dev, staging and prod, nor with all optional settings"
