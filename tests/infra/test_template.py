"""What infra/template.yaml deploys: as it stands in the file, and as SAM expands it."""

import json
import re
import subprocess

import pytest

from tests.infra.template import TEMPLATE, properties, template

ROOT = TEMPLATE.parents[1]
SAM_PYTHON = ROOT / ".venv-sam" / "bin" / "python"


@pytest.fixture(scope="module")
def expanded():
    if not SAM_PYTHON.is_file():
        pytest.skip("SAM is not installed: make validate")
    done = subprocess.run(
        [SAM_PYTHON, ROOT / "tests" / "infra" / "expand.py", TEMPLATE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["Resources"]


def of_type(resources: dict, kind: str) -> list[dict]:
    return [resource["Properties"] for resource in resources.values() if resource["Type"] == kind]


def test_resources_stand_in_the_order_in_which_a_request_meets_them():
    assert list(template()["Resources"]) == [
        "Distribution", "CanonicalQuery", "CachePolicy", "OriginRequestPolicy", "ChartApi", "ChartFunction",
        "ChartRole", "ChartLogs",
    ]  # fmt: skip


def test_the_defaults_deploy():
    assert all("Default" in parameter for parameter in template()["Parameters"].values())


def test_the_one_output_is_the_url():
    assert list(template()["Outputs"]) == ["Url"]


def test_nothing_that_costs_while_idle_is_there(expanded):
    billed = {
        "AWS::SecretsManager::Secret",
        "AWS::WAFv2::WebACL",
        "AWS::CloudWatch::Dashboard",
        "AWS::CloudWatch::Alarm",
    }
    assert billed.isdisjoint(resource["Type"] for resource in expanded.values())
    (function,) = of_type(expanded, "AWS::Lambda::Function")
    assert "SnapStart" not in function
    assert "ReservedConcurrentExecutions" not in function  # a new account refuses it


class TestCloudFront:
    @pytest.fixture
    def config(self):
        return properties("Distribution")["DistributionConfig"]

    def test_the_handler_decides_how_long_an_answer_keeps(self):
        policy = properties("CachePolicy")["CachePolicyConfig"]
        assert (policy["MinTTL"], policy["DefaultTTL"], policy["MaxTTL"]) == (0, 0, 365 * 24 * 60 * 60)

    def test_the_key_is_the_whole_query_and_the_encoding(self):
        assert properties("CachePolicy")["CachePolicyConfig"]["ParametersInCacheKeyAndForwardedToOrigin"] == {
            "QueryStringsConfig": {"QueryStringBehavior": "all"},
            "HeadersConfig": {"HeaderBehavior": "none"},
            "CookiesConfig": {"CookieBehavior": "none"},
            "EnableAcceptEncodingGzip": True,
            "EnableAcceptEncodingBrotli": True,
        }

    def test_at_most_three_headers_go_on_and_the_host_is_among_them(self):
        headers = properties("OriginRequestPolicy")["OriginRequestPolicyConfig"]["HeadersConfig"]
        assert headers["HeaderBehavior"] == "whitelist"
        assert "x-plotlink-host" in headers["Headers"]
        assert len(headers["Headers"]) <= 3

    def test_no_error_is_kept_longer_than_the_handler_says(self, config):
        kept = {error["ErrorCode"]: error["ErrorCachingMinTTL"] for error in config["CustomErrorResponses"]}
        # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
        assert kept == dict.fromkeys((400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504), 0)

    def test_the_viewers_side(self, config):
        behavior = config["DefaultCacheBehavior"]
        assert config["HttpVersion"] == "http2and3"
        assert behavior["ViewerProtocolPolicy"] == "redirect-to-https"
        assert behavior["Compress"] is True
        assert {"GET", "HEAD", "OPTIONS", "POST"} <= set(behavior["AllowedMethods"])

    def test_the_edge_function_sees_every_request(self, config):
        assert config["DefaultCacheBehavior"]["FunctionAssociations"] == [
            {"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": "CanonicalQuery.FunctionARN"}}
        ]
        assert properties("CanonicalQuery")["FunctionConfig"]["Runtime"] == "cloudfront-js-2.0"
        assert properties("CanonicalQuery")["AutoPublish"] is True

    def test_the_origin_is_given_up_after_the_function_gives_up(self, config):
        (origin,) = config["Origins"]
        assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"
        assert origin["CustomOriginConfig"]["OriginReadTimeout"] > properties("ChartFunction")["Timeout"]


class TestOriginSecret:
    def test_the_handler_accepts_what_cloudfront_sends(self):
        (origin,) = properties("Distribution")["DistributionConfig"]["Origins"]
        (header,) = origin["OriginCustomHeaders"]
        separator, (accepted, previous) = properties("ChartFunction")["Environment"]["Variables"]["ORIGIN_SECRETS"][
            "Fn::Join"
        ]
        assert header["HeaderName"] == "x-origin-secret"
        assert header["HeaderValue"] == accepted
        assert (separator, previous) == (
            "", {"Fn::If": ["TwoOriginSecrets", {"Fn::Sub": ",${PreviousOriginSecret}"}, ""]}
        )  # fmt: skip

    @pytest.mark.parametrize("name", ["OriginSecret", "PreviousOriginSecret"])
    def test_a_secret_is_hidden_long_and_without_commas(self, name):
        parameter = template()["Parameters"][name]
        allowed = re.compile(parameter["AllowedPattern"])
        assert parameter["NoEcho"] is True
        assert allowed.search("")
        assert allowed.search("0123456789abcdefABCDEF_-01234567")
        assert not allowed.search("short")
        assert not allowed.search("0123456789abcdef,0123456789abcdef")


class TestApi:
    def test_one_default_route_throttled(self, expanded):
        (api,) = of_type(expanded, "AWS::ApiGatewayV2::Api")
        (stage,) = of_type(expanded, "AWS::ApiGatewayV2::Stage")
        (path,) = api["Body"]["paths"].values()
        (route,) = path.values()
        assert route["isDefaultRoute"] is True
        assert route["x-amazon-apigateway-integration"]["payloadFormatVersion"] == "2.0"
        assert stage["StageName"] == "$default"
        assert stage["DefaultRouteSettings"]["ThrottlingRateLimit"] == {"Ref": "RequestsPerSecond"}
        assert stage["DefaultRouteSettings"]["ThrottlingBurstLimit"] == {"Ref": "RequestsPerSecond"}

    def test_the_handlers_headers_are_left_alone(self, expanded):
        (api,) = of_type(expanded, "AWS::ApiGatewayV2::Api")
        assert "CorsConfiguration" not in api
        assert "x-amazon-apigateway-cors" not in api["Body"]


class TestFunction:
    def test_it_is_python_313_on_arm_with_one_core(self, expanded):
        (function,) = of_type(expanded, "AWS::Lambda::Function")
        assert function["Handler"] == "render_chart.app.lambda_handler"
        assert function["Runtime"] == "python3.13"
        assert function["Timeout"] == 10
        assert template()["Parameters"]["Architecture"]["Default"] == "arm64"
        assert template()["Parameters"]["MemorySize"]["Default"] == 1769

    def test_its_variables(self):
        variables = properties("ChartFunction")["Environment"]["Variables"]
        assert variables["POWERTOOLS_SERVICE_NAME"] == "plotlink"
        assert variables["POWERTOOLS_METRICS_NAMESPACE"] == "Plotlink"
        assert {"ORIGIN_SECRETS", "LOG_REQUESTS", "PUBLIC_URL"} <= set(variables)
        assert "PYTHONHASHSEED" not in variables
        assert template()["Parameters"]["LogRequests"]["Default"] == "0"

    def test_it_may_write_its_log_and_nothing_else(self, expanded):
        (role,) = of_type(expanded, "AWS::IAM::Role")
        (policy,) = role["Policies"]
        assert policy["PolicyDocument"]["Statement"] == [
            {
                "Effect": "Allow",
                "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                "Resource": {"Fn::Sub": "${ChartLogs.Arn}"},
            }
        ]
        assert "ManagedPolicyArns" not in role

    def test_its_log_is_not_kept_for_ever(self, expanded):
        (function,) = of_type(expanded, "AWS::Lambda::Function")
        (group,) = of_type(expanded, "AWS::Logs::LogGroup")
        assert function["LoggingConfig"] == {"LogGroup": {"Ref": "ChartLogs"}}
        assert group["RetentionInDays"] == {"Ref": "LogRetentionDays"}
        assert template()["Parameters"]["LogRetentionDays"]["Default"] <= 90


def test_only_the_gateway_may_call_the_function(expanded):
    (permission,) = of_type(expanded, "AWS::Lambda::Permission")
    assert permission["Principal"] == "apigateway.amazonaws.com"
    assert "SourceArn" in permission
