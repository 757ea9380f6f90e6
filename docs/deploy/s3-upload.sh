#!/bin/sh
# Puts a finished site into a bucket: sh s3-upload.sh FOLDER BUCKET [DISTRIBUTION]
set -eu
folder=$1
bucket=s3://$2

# What pages ask for comes before the pages.
aws s3 sync "$folder/assets" "$bucket/assets" \
  --cache-control "public, max-age=31536000, immutable"
aws s3 sync "$folder" "$bucket" --exclude "assets/*" --exclude "*.webmanifest" --delete \
  --cache-control "public, max-age=0, must-revalidate"
# The command does not know this ending.
aws s3 cp "$folder/manifest.webmanifest" "$bucket/manifest.webmanifest" \
  --content-type application/manifest+json --cache-control "public, max-age=0, must-revalidate"

if [ $# -gt 2 ]; then
  aws cloudfront create-invalidation --distribution-id "$3" --paths "/*"
fi
