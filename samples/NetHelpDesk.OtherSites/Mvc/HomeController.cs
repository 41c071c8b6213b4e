using Microsoft.AspNetCore.Mvc;

namespace NetHelpDesk.OtherSites.Mvc;

public sealed class HomeController : Controller
{
    [HttpGet("/")]
    public ViewResult Index() => View();

    [HttpGet("/about")]
    public ViewResult About() => View();
}
