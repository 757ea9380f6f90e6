// A CloudFront function on viewer requests: "/tags/css/" is the file tags/css/index.html, and
// "/tags/css" leads there.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-features.html
// oxlint-disable-next-line eslint/no-unused-vars -- CloudFront calls it
function handler(event) {
  var request = event.request;
  var last = request.uri.slice(request.uri.lastIndexOf("/") + 1);
  if (last === "") request.uri += "index.html";
  else if (last.indexOf(".") < 0)
    return {
      statusCode: 301,
      statusDescription: "Moved Permanently",
      headers: { location: { value: request.uri + "/" } },
    };
  return request;
}
