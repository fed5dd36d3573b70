namespace Phasa.AspNetCore.Tests.Access;

public sealed class BindingCheckTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.9.8.7:0")]
    [InlineData("https://[::1]:5001")]
    [InlineData("http://localhost:80")]
    [InlineData("http://LocalHost")]
    [InlineData("http://unix:/tmp/phasa.sock")]
    public void Require_LoopbackWithoutKeys_Passes(string url) => BindingCheck.Require([url], anyKey: false);

    [Theory]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://[::]:80")]
    [InlineData("http://*:80")]
    [InlineData("http://+:80")]
    [InlineData("http://10.0.0.5:80")]
    [InlineData("http://phasa.internal:80")]
    [InlineData("http://localhost.evil.com:80")]
    [InlineData("http://127.0.0.1.evil.com:80")]
    [InlineData("http://[::ffff:10.0.0.1]:80")]
    [InlineData("http://0:80")]
    [InlineData("http://1:80")]
    public void Require_AnythingElse_NeedsAKey(string url)
    {
        var error = Assert.Throws<PhasaException>(() => BindingCheck.Require(["http://127.0.0.1:1", url], anyKey: false));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains("phasa keys create", error.NextStep, StringComparison.Ordinal);
        BindingCheck.Require([url], anyKey: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5000")]
    [InlineData("http://")]
    public void Require_WhatIsNoAddress_SaysSo(string url) =>
        Assert.Equal(ErrorCodes.InvalidConfiguration, Assert.Throws<PhasaException>(() => BindingCheck.Require([url], anyKey: false)).Code);
}
